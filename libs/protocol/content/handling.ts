/** Handling codes and caveats, as they travel with content. Rules: `libs/domain/handling.ts`. */
import * as v from 'valibot';
import { caveats, handlingCodes } from '../codes.js';

export const handlingSchema = v.object({
  code: v.picklist(handlingCodes),
  caveats: v.optional(v.pipe(v.array(v.picklist(caveats)), v.maxLength(caveats.length))),
});
export type Handling = v.InferOutput<typeof handlingSchema>;
