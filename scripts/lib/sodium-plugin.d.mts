import type { Plugin } from 'vite';

export function reducedSodium(root: string): Plugin;
