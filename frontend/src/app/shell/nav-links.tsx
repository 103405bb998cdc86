import { Link } from "@tanstack/react-router";
import {
  Activity,
  ChartColumn,
  FileDown,
  GitCompareArrows,
  GitMerge,
  House,
  ListTree,
  Settings,
  Shapes,
  ShieldCheck,
} from "lucide-react";
import type { ReactNode } from "react";
import classes from "@/app/shell/shell.module.css";

type NavProps = { isAdmin: boolean; running: number; onGo?: () => void };

/** Where one can go. */
export function NavLinks({ isAdmin, running, onGo }: NavProps) {
  const item = (to: string, icon: ReactNode, words: string, more?: ReactNode) => (
    <Link to={to} className={classes.item} activeOptions={{ exact: to === "/", includeSearch: false }} onClick={onGo}>
      {icon}
      {words}
      {more}
    </Link>
  );
  return (
    <nav aria-label="Main" className={classes.nav}>
      {item("/", <House size={17} aria-hidden />, "Home")}
      {item("/problems", <Shapes size={17} aria-hidden />, "Problems")}
      {item("/algorithms", <ListTree size={17} aria-hidden />, "Algorithms")}
      {item(
        "/jobs",
        <Activity size={17} aria-hidden />,
        "Jobs",
        running > 0 && (
          <span className={classes.count} title={`${running} running`}>
            {running}
          </span>
        ),
      )}
      <div className={classes.gap}>Tools</div>
      {item("/compare", <GitCompareArrows size={17} aria-hidden />, "Compare")}
      {item("/synthesis", <GitMerge size={17} aria-hidden />, "Synthesis")}
      {item("/analytics", <ChartColumn size={17} aria-hidden />, "Analytics")}
      {item("/exports", <FileDown size={17} aria-hidden />, "Exports")}
      <div className={classes.gap}>You</div>
      {item("/settings", <Settings size={17} aria-hidden />, "Settings")}
      {isAdmin && item("/admin", <ShieldCheck size={17} aria-hidden />, "Admin")}
    </nav>
  );
}
