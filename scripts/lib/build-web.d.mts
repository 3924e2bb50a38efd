export function isWebBuilt(root: string): boolean;
export function prepareWeb(options: { readonly root: string }): Promise<void>;
export function buildWeb(root: string): boolean;
export function bundle(options: { readonly root: string; readonly source: string; readonly output: string }): boolean;
