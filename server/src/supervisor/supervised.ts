// Loaded into each child before its own code. Children are in process groups of their own, so that Ctrl-C reaches
// only the supervisor; if that is killed, they must not be left behind, holding the port.
const leaveWithinMs = 5_000

process.once('disconnect', () => {
  setTimeout(() => process.exit(1), leaveWithinMs).unref()
  process.kill(process.pid, 'SIGTERM')
})
process.channel?.unref() // listening must not keep a finished process alive
