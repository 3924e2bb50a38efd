import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'kopri:public';

/** Opens an endpoint to callers without a session. Everything else is denied by default (T13). */
export const Public = () => SetMetadata(PUBLIC, true);
