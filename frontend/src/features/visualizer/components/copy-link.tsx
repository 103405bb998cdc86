import { notifications } from "@mantine/notifications";
import type { ReactNode } from "react";

type CopyLinkProps = { link: () => string; children: (copy: () => void) => ReactNode };

/** Gives its child a way to copy a link, and says that it was copied. */
export function CopyLink({ link, children }: CopyLinkProps) {
  const copy = async () => {
    const address = link();
    try {
      await navigator.clipboard.writeText(address);
      notifications.show({ message: "The link to this step is copied.", autoClose: 2500 });
    } catch {
      notifications.show({ title: "The browser does not let pages copy here", message: address, autoClose: false });
    }
  };
  return children(() => void copy());
}
