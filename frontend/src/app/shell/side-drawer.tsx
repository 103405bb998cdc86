import { Drawer } from "@mantine/core";
import "@mantine/core/styles/Drawer.css";
import type { ReactNode } from "react";

type DrawerProps = { opened: boolean; onClose: () => void; title: ReactNode; children: ReactNode };

/** The way around on a narrow screen. Loaded when it is first opened. */
export default function SideDrawer({ opened, onClose, title, children }: DrawerProps) {
  return (
    <Drawer opened={opened} onClose={onClose} size="17rem" title={title} closeButtonProps={{ "aria-label": "Close" }}>
      <div style={{ display: "flex", flexDirection: "column", minHeight: "calc(100dvh - 6rem)" }}>{children}</div>
    </Drawer>
  );
}
