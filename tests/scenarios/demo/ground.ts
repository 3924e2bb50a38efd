/** The folder in which everything of a demonstration lies, and the server that runs in it. Nothing is left of it afterwards. */
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ServerProcess } from './server-process.js';

export interface Ground {
  readonly folder: string;
  /** The server's own folder: its database, its blobs, its keys, and beside them its log. */
  readonly dataDir: string;
  readonly logFile: string;
  readonly server: ServerProcess;
  homeOf(name: string): string;
  /** A folder for somebody's own files. */
  deskOf(name: string): Promise<string>;
  /** Ends the server and its database and removes the folder. */
  dispose(): Promise<void>;
}

export interface GroundOptions {
  /** The server's program, compiled. */
  readonly program: string;
  readonly setupToken: string;
}

/** Throws when the server does not start, having removed what it made. */
export async function makeGround({ program, setupToken }: GroundOptions): Promise<Ground> {
  const folder = await mkdtemp(join(tmpdir(), 'kopri-demo-'));
  // Run by root, PostgreSQL drops to a lesser account, which must get in.
  await chmod(folder, 0o711);
  const clear = () => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  const [dataDir, logFile] = [join(folder, 'server'), join(folder, 'server', 'server.log')];
  try {
    await mkdir(dataDir, { mode: 0o711 });
    const server = await ServerProcess.start({ program, dataDir, logFile, setupToken });
    return {
      folder,
      dataDir,
      logFile,
      server,
      homeOf: (name) => join(folder, 'homes', name),
      deskOf: async (name) => {
        const desk = join(folder, 'desks', name);
        await mkdir(desk, { recursive: true, mode: 0o700 });
        return desk;
      },
      dispose: async () => {
        await server.stop();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}
