import { Anchor, Button, type ButtonProps } from "@mantine/core";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, Ref } from "react";

type ButtonLinkProps = Omit<ButtonProps, "style"> &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> & { ref?: Ref<HTMLAnchorElement> };

/** Looks like a button and is a link: it can be opened in another tab, and says where it leads. */
function ButtonLink(props: ButtonLinkProps) {
  return <Button component="a" {...props} />;
}

/** A link and a button that are also typed addresses of this application. */
export const Link = createLink(Anchor<"a">);
export const LinkButton = createLink(ButtonLink);
