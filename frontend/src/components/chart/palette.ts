/** Colours of series in their order, day and night; each 3:1 on its ground. Also told apart by dash and legend. */
const DAY = ["#0f766e", "#b45309", "#1d5fa8", "#a0266f", "#4d6b12", "#6b4fb8"];
const NIGHT = ["#5cc8bb", "#f0b35f", "#84b6f2", "#ec9ccb", "#b4d272", "#bda8f5"];

export function seriesColour(at: number, dark: boolean): string {
  const palette = dark ? NIGHT : DAY;
  return palette[at % palette.length] as string;
}

export function inkColours(dark: boolean): { text: string; grid: string; level: string } {
  return dark
    ? { text: "#9aa6a4", grid: "#2c3634", level: "#c9d1cf" }
    : { text: "#56625f", grid: "#e6ecea", level: "#3d4947" };
}
