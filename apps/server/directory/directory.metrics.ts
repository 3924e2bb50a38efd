import { Injectable } from '@nestjs/common';
import { ServerMetrics } from '../platform/server-metrics.js';
import { Sessions } from '../platform/sessions.js';
import { DirectoryReader } from './directory.ports.js';

/** Numbers for whoever watches the server; none of them says who. */
@Injectable()
export class DirectoryWatch {
  constructor(metrics: ServerMetrics, directory: DirectoryReader, sessions: Sessions) {
    metrics.gauge('kopri_directory_entries', 'Entries of the directory log', () => directory.size);
    metrics.gauge('kopri_sessions', 'Sessions of devices that are signed in', () => sessions.size);
  }
}
