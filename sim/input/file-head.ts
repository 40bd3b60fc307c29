/** What a scenario file says of itself, in front of what it sets. */
export interface FileHead {
  version: number;
  id: string;
  extends?: string | null;
}

/** @param base what it extends; null for nothing, undefined to leave the key out */
export function fileHead(version: number, id: string, base?: string | null): FileHead {
  return base === undefined ? { version, id } : { version, id, extends: base };
}
