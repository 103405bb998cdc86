/** How much moves: as the system says, less, or all of it. */
export type Motion = "system" | "reduced" | "full";

/** Shows the choice to the style sheets; `reduced` turns every transition off. */
export function showMotion(motion: Motion): void {
  if (motion === "system") document.documentElement.removeAttribute("data-motion");
  else document.documentElement.setAttribute("data-motion", motion);
}
