// Runs in a page of a call: notes when a picture of somebody else is really shown, whatever element shows it.
(() => {
  let last = 0;
  let longest = 0;
  let shown = 0;
  let hooked;
  let source;

  function frame(video) {
    if (video === hooked) {
      const now = performance.now();
      if (now - last > 300) {
        window.trace?.note(`picture, ${Math.round(now - last)} ms after the last one`);
      }
      longest = Math.max(longest, now - last);
      last = now;
      shown++;
      video.requestVideoFrameCallback(() => frame(video));
    }
  }

  // Tiles may be made anew: the one that is there is listened to.
  setInterval(() => {
    if (hooked?.srcObject !== undefined && hooked.srcObject !== source) {
      source = hooked.srcObject;
      window.trace?.note(`the picture is ${source?.getVideoTracks()[0]?.id ?? 'none'}`);
    }
    const video = [...document.querySelectorAll('.tile:not(.own) video, .call-tile:not(.is-own) video')].find((one) => one.srcObject !== null);
    if (video !== undefined && video !== hooked) {
      hooked = video;
      window.trace?.note('another element shows the picture');
      video.requestVideoFrameCallback(() => frame(video));
    }
  }, 20);

  window.gap = {
    /** From now on. */
    begin() {
      last = performance.now();
      longest = 0;
      shown = 0;
    },

    /** The longest time without a picture so far, in milliseconds; what lasts counts. */
    longest: () => Math.max(longest, performance.now() - last),

    /** How many pictures were shown. */
    shown: () => shown,

    /** How long nothing has been shown by now. */
    current: () => performance.now() - last,
  };
})();
