import { app } from "@stowage/dsl";

export const shop = app("shop", { web: "web" });
