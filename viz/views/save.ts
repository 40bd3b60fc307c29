import { saveBlob } from "../parts/save.ts";

/** Hands text to the browser as a file of this name. */
export const saveText = (name: string, text: string, type: string): void =>
  saveBlob(name, new Blob([text], { type }));
