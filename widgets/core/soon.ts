/** Runs in a task of its own, after what waits already. A message, not a timer: timers of pages out of sight are held back. */
export function soon(run: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    run();
  };
  port2.postMessage(null);
}

/** Runs once the coming frame is drawn, so that not two parts of a long drawing fall into one; soon, where no frames are drawn. */
export function afterFrame(run: () => void): void {
  if (document.visibilityState === 'hidden') soon(run);
  else requestAnimationFrame(() => soon(run));
}
