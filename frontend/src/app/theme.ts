import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

const pine: MantineColorsTuple = [
  "#e9f6f4",
  "#d5ece9",
  "#a9d8d2",
  "#79c3ba",
  "#4fb0a5",
  "#329b90",
  "#23867c",
  "#18716a",
  "#0f5f5a",
  "#084a46",
];

const ink: MantineColorsTuple = [
  "#d8dedd",
  "#b0bab8",
  "#94a09e",
  "#6b7775",
  "#46514f",
  "#303a38",
  "#222b29",
  "#171e1d",
  "#111716",
  "#0b100f",
];

/** The house's look: pine on paper by day, pine on ink by night; system fonts only. */
export const theme = createTheme({
  primaryColor: "pine",
  primaryShade: { light: 8, dark: 7 },
  colors: { pine, dark: ink },
  autoContrast: true,
  luminanceThreshold: 0.32,
  defaultRadius: "md",
  cursorType: "pointer",
  fontFamily: 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SF Mono", "Cascadia Mono", "Liberation Mono", Menlo, Consolas, monospace',
  headings: {
    fontWeight: "650",
    sizes: {
      h1: { fontSize: "1.625rem", lineHeight: "1.25" },
      h2: { fontSize: "1.1875rem", lineHeight: "1.35" },
      h3: { fontSize: "1rem", lineHeight: "1.4" },
    },
  },
  respectReducedMotion: true,
});

/** Colours that the components and the charts share, by meaning; each pair keeps 4.5:1 on its ground. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-body": "#ffffff",
    "--mantine-color-text": "#18211f",
    "--mantine-color-dimmed": "#56625f",
    "--mantine-color-placeholder": "#66726f",
    "--mantine-color-anchor": "#0f5f5a",
    "--mantine-color-error": "#b3261e",
    "--mantine-color-orange-light": "#fdf1da",
    "--mantine-color-orange-light-color": "#8a5200",
    "--canvas": "#f5f8f7",
    "--line": "#dde5e3",
    "--good": "#1b6e37",
    "--bad": "#b3261e",
    "--warn": "#8a5200",
    "--calm": "#2b5f9e",
    "--good-soft": "#e2f4e7",
    "--bad-soft": "#fdeae8",
    "--warn-soft": "#fdf1da",
    "--calm-soft": "#e6eff9",
  },
  dark: {
    "--mantine-color-body": "#171e1d",
    "--mantine-color-dimmed": "#9aa6a4",
    "--mantine-color-placeholder": "#8b9795",
    "--mantine-color-anchor": "#6cc4b9",
    "--mantine-color-error": "#ff9d93",
    "--mantine-color-red-filled": "#c92a2a",
    "--mantine-color-red-filled-hover": "#b3261e",
    "--canvas": "#111716",
    "--line": "#2c3634",
    "--good": "#7fd39a",
    "--bad": "#ff9d93",
    "--warn": "#f0bd6a",
    "--calm": "#8fbcf0",
    "--good-soft": "#173123",
    "--bad-soft": "#3a1d1b",
    "--warn-soft": "#36290f",
    "--calm-soft": "#1a2b40",
  },
});
