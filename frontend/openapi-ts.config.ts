import { defineConfig } from "@hey-api/openapi-ts";

export default defineConfig({
  input: "./openapi.json",
  output: { path: "src/api", postProcess: [] },
  plugins: [
    "@hey-api/typescript",
    { name: "@hey-api/client-fetch", runtimeConfigPath: "../lib/api-config", throwOnError: true },
    { name: "@hey-api/sdk", responseStyle: "data" },
  ],
});
