export interface ReducedSodium {
  readonly wrapper: string;
  readonly core: string;
  readonly wasm: Uint8Array;
}

export function reduceSodium(root: string): ReducedSodium;
