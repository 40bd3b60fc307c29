import * as fs from "node:fs";
import { placed } from "./surroundings.ts";

/** The functions of `node:fs` that the host uses, with paths relative to where the command was started. */

type Call = (first: never, ...rest: never[]) => unknown;

/** The same function; its first argument is a path or an open file. */
const at = <F extends Call>(call: F) =>
  ((first: unknown, ...rest: never[]) =>
    call((typeof first === "string" ? placed(first) : first) as never, ...rest)) as unknown as F;

export const existsSync = at(fs.existsSync);
export const lstatSync = at(fs.lstatSync);
export const mkdirSync = at(fs.mkdirSync);
export const openSync = at(fs.openSync);
export const readdirSync = at(fs.readdirSync);
export const readFileSync = at(fs.readFileSync);
export const readlinkSync = (path: string): string => fs.readlinkSync(placed(path));
export const rmdirSync = at(fs.rmdirSync);
export const rmSync = at(fs.rmSync);
export const statSync = at(fs.statSync);
export const writeFileSync = at(fs.writeFileSync);

export const realpathSync = (path: string): string => fs.realpathSync(placed(path));
export const linkSync = (from: string, to: string): void => fs.linkSync(placed(from), placed(to));
export const renameSync = (from: string, to: string): void => fs.renameSync(placed(from), placed(to));

export type { Stats } from "node:fs";
export { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, readSync, writeSync } from "node:fs";
