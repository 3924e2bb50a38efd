/** The directory log over HTTP: `libs/protocol/log.ts`. */
import { Controller, Get, Post, Query } from '@nestjs/common';
import {
  AppError,
  appendedCodec,
  appendStatementsCodec,
  directoryPageCodec,
  proofReplyCodec,
  type Appended,
  type AppendStatements,
  type DirectoryPage,
} from '@kopri/protocol';
import { CborBody, CborReply } from '../platform/http/cbor.js';
import { DirectoryService } from './directory.service.js';

type ProofQuery = Readonly<Record<string, string | undefined>>;

@Controller('api')
export class DirectoryController {
  constructor(private readonly directory: DirectoryService) {}

  @Post('statements')
  @CborReply(appendedCodec)
  append(@CborBody(appendStatementsCodec) { entries }: AppendStatements): Promise<Appended> {
    return this.directory.append(entries);
  }

  @Get('directory')
  @CborReply(directoryPageCodec)
  page(@Query('after') after: string | undefined): DirectoryPage {
    return this.directory.page(parseCount(after ?? '0'));
  }

  @Get('directory/proof')
  @CborReply(proofReplyCodec)
  proof(@Query() { index, from, size }: ProofQuery): { path: Uint8Array[] } {
    if (index !== undefined) return { path: this.directory.inclusionProof(parseCount(index), parseCount(size)) };
    return { path: this.directory.consistencyProof(parseCount(from), parseCount(size)) };
  }
}

function parseCount(text: unknown): number {
  if (typeof text === 'string' && /^\d{1,15}$/.test(text)) return Number(text);
  throw new AppError('malformed', { detail: 'a count in the query' });
}
