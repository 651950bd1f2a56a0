/** The package describes this entry by its WebAssembly imports only. */
declare module '@prisma/schema-engine-wasm/schema_engine_bg' {
  export { SchemaEngine } from '@prisma/schema-engine-wasm';
  export function __wbg_set_wasm(exports: Record<string, unknown>): void;
}

/** Node has it; its types would come with the whole DOM. */
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};
