/**
 * The text of an element that holds nothing else. Its one text node is kept: a new one in each frame would be matched
 * against the style sheets and given boxes anew.
 */
export function setText(element: Element | null, text: string): void {
  if (!element) return;
  const node = element.firstChild;
  if (!(node instanceof Text)) element.textContent = text;
  else if (node.data !== text) node.data = text;
}
