import { Notifications } from "@mantine/notifications";
import "@mantine/core/styles/Notification.css";
import "@mantine/notifications/styles.css";

/** Short messages in the corner, of what happened where nobody was looking. */
export default function Notices() {
  return <Notifications position="bottom-right" limit={4} />;
}
