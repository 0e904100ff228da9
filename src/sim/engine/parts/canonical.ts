export { canonicalJson, sha256OfDocument } from "../../scenario/canonical.ts";
