import { task } from "@stowage/dsl";

export const plain = task("plain")
  .container("app", (c) => c.image("web").memory(128).hostname("web"))
  .raw({ networkMode: "host" });
