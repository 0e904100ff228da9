export { type Source, sourcesOf } from "../../engine/sources.ts";
