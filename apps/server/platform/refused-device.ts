import { AppError, type ErrorCode, type RefusalProof } from '@kopri/protocol';

/** A device that the directory suspended or removed, with the statement that says so and its proof (T7). */
export class RefusedDevice extends AppError {
  constructor(
    code: Extract<ErrorCode, 'device-suspended' | 'device-removed'>,
    readonly proof: RefusalProof,
  ) {
    super(code);
  }
}
