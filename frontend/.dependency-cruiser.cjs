/** The frontend's contracts: shared → features → app, features blind to each other, no cycles. */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment:
        "a type may point back at what uses it: it is gone when the program runs; the generated client is not ours",
      from: { pathNot: "^src/api/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "features-are-blind-to-each-other",
      severity: "error",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/", pathNot: "^src/features/$1/" },
    },
    {
      name: "features-know-no-app",
      severity: "error",
      from: { path: "^src/features/" },
      to: { path: "^src/app/" },
    },
    {
      name: "shared-knows-no-feature-and-no-app",
      severity: "error",
      from: { path: "^src/(components|lib|api)/" },
      to: { path: "^src/(features|app)/" },
    },
    {
      name: "lib-knows-no-component",
      severity: "error",
      from: { path: "^src/(lib|api)/" },
      to: { path: "^src/components/" },
    },
    {
      name: "components-do-not-fetch",
      severity: "error",
      from: { path: "^src/components/" },
      to: { path: "^src/api/(?!types\\.gen)|@tanstack/react-query", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "product-code-knows-no-test-code",
      severity: "error",
      from: { path: "^src/(?!testing)", pathNot: "\\.test\\.tsx?$" },
      to: { path: "^src/testing/" },
    },
    {
      name: "the-old-codemirror-bundle",
      severity: "error",
      comment: "the package named codemirror is version 5 under a 6 number; name the @codemirror/* packages",
      from: {},
      to: { path: "node_modules/codemirror/" },
    },
    { name: "resolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "browser", "default", "types"] },
  },
};
