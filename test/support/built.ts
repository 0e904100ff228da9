/** Before the tests: the bundles that the commands of a checkout start are those of its sources. */
export { bundle as setup } from "../../build/bundle.ts";
