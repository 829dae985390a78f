// Holds a socket open and runs the portal on it, as often as its argument says, as systemd does with
// deploy/ky-yeu.socket. It lets nobody in itself: it never comes back to where that would happen.
import { spawnSync } from "node:child_process";
import net from "node:net";

const [, , times] = process.argv;
const server = net.createServer();
server.listen({ port: Number(process.env.PORT), host: "127.0.0.1", backlog: 4_096 }, () => {
  for (let time = 0; time < Number(times); time++) {
    const start = `LISTEN_PID=$$ exec "${process.execPath}" scripts/start.mjs`;
    const stdio = ["ignore", "inherit", "inherit", server._handle.fd];
    spawnSync("sh", ["-c", start], { stdio, env: { ...process.env, LISTEN_FDS: "1" } });
  }
  process.exit();
});
