/** How soon what the disk did not take is offered to it again. */
export const KEEP_AGAIN_MS = 5_000;
