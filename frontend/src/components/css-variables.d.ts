import "react";

declare module "react" {
  interface CSSProperties {
    // A custom property, set by a component for its own style sheet.
    [variable: `--${string}`]: string | number | undefined;
  }
}
