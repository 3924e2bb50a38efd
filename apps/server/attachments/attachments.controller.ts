/** Blobs over HTTP: uploads by tus 1.0, downloads with ranges. Specification: docs/spec/files.md. */
import { Controller, Delete, Get, Head, Options, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { AppError } from '@kopri/protocol';
import { Server } from '@tus/server';
import type { Request, Response } from 'express';
import { errorReply, toAppError } from '../platform/http/error.filter.js';
import { CurrentSession } from '../platform/http/current-session.js';
import type { Session } from '../platform/sessions.js';
import { MAX_BLOB_BYTES, parseUploadOffer } from './attachments.rules.js';
import { AttachmentsService } from './attachments.service.js';

const PATH = '/api/blobs';

@Controller(PATH)
export class AttachmentsController {
  readonly #tus: Server;

  constructor(private readonly attachments: AttachmentsService) {
    this.#tus = new Server({
      path: PATH,
      datastore: attachments.files,
      relativeLocation: true,
      maxSize: MAX_BLOB_BYTES,
      // No page of another origin has business here.
      allowedOrigins: () => false,
      disableTerminationForFinishedUploads: true,
      namingFunction: (_, metadata) => metadata?.['blob'] ?? '',
      onResponseError: (_, error) => tusError(error),
    });
  }

  @Options(['', ':id'])
  describe(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.#tus.handle(request, response);
  }

  @Post()
  async create(@CurrentSession() session: Session, @Req() request: Request, @Res() response: Response): Promise<void> {
    await this.attachments.create(session, parseUploadOffer(request.headers));
    await this.#tus.handle(request, response);
  }

  @Patch(':id')
  append(
    @CurrentSession() session: Session,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.continueUpload(session, id, request, response);
  }

  @Head(':id')
  offset(
    @CurrentSession() session: Session,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.continueUpload(session, id, request, response);
  }

  @Delete(':id')
  remove(
    @CurrentSession() session: Session,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.continueUpload(session, id, request, response);
  }

  @Get(':id')
  async fetch(@CurrentSession() session: Session, @Param('id') id: string, @Res() response: Response): Promise<void> {
    const blob = await this.attachments.requireWhole(session, id);
    await new Promise<void>((resolve, reject) => {
      response.sendFile(blob, { ...SENDING, root: this.attachments.files.directory }, (error?: Error) => {
        if (error === undefined || response.headersSent) return resolve();
        if (isBeyondEnd(error)) return resolve(void response.status(416).end());
        reject(error);
      });
    });
  }

  private async continueUpload(session: Session, id: string, request: Request, response: Response): Promise<void> {
    await this.attachments.requireOwnUpload(session, id);
    await this.#tus.handle(request, response);
  }
}

/** Ciphertext that never changes, and is nobody else's to keep. */
const SENDING = {
  cacheControl: false,
  etag: false,
  lastModified: false,
  headers: { 'content-type': 'application/octet-stream', 'cache-control': 'private, no-store' },
};

const isBeyondEnd = (error: Error): boolean => 'status' in error && error.status === 416;

type TusError = Error | { readonly status_code: number; readonly body: string };

/** tus's own answers keep their status and get a code of ours. */
function tusError(error: TusError): { status_code: number; body: string } {
  const known = 'status_code' in error ? tusRefusal(error.status_code) : toAppError(error);
  const status = 'status_code' in error ? error.status_code : known.status;
  return { status_code: status, body: JSON.stringify(errorReply(known, undefined)) };
}

function tusRefusal(status: number): AppError {
  if (status === 404 || status === 410) return new AppError('blob-unknown');
  if (status === 413) return new AppError('too-large');
  return new AppError(status >= 500 ? 'unavailable' : 'malformed');
}
