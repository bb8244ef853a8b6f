import { defineConfig } from "@stowage/model/inputs";

export default defineConfig({ entry: "src/shop.ts" });
