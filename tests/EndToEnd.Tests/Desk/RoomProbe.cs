namespace VideoDesk.EndToEnd.Tests.Desk;

/// <summary>
/// Runs in every page of a desk test before the page's own script: knows the browser's peer connections, and so what is decoded for each
/// picture on the page.
/// </summary>
internal static class RoomProbe
{
    public const string Script = """
        (() => {
          const connections = [];
          window.RTCPeerConnection = class extends RTCPeerConnection {
            constructor(...parameters) {
              super(...parameters);
              connections.push(this);
            }
          };
          const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

          async function counters(track) {
            for (const connection of connections.filter(({ connectionState }) => connectionState !== 'closed')) {
              const receiver = connection.getReceivers().find((candidate) => candidate.track === track);
              if (receiver !== undefined) {
                const inbound = [...(await receiver.getStats()).values()].find(({ type }) => type === 'inbound-rtp');
                return { frames: inbound?.framesDecoded ?? 0, packets: inbound?.packetsReceived ?? 0 };
              }
            }
            return { frames: 0, packets: 0 };
          }

          const trackOf = (element) => element?.srcObject?.getTracks()[0];

          async function received() {
            const tiles = [...document.querySelectorAll('.call-tile:not(.is-own)')];
            return Promise.all(tiles.map(async (tile) => {
              const [video, audio] = [trackOf(tile.querySelector('video')), trackOf(tile.querySelector('audio'))];
              return {
                key: tile.dataset.key,
                name: tile.querySelector('.call-name').textContent.replace(/[\u2066-\u2069]/g, ''),
                video: video?.id,
                frames: video === undefined ? -1 : (await counters(video)).frames,
                packets: audio === undefined ? -1 : (await counters(audio)).packets,
              };
            }));
          }

          async function until(what, milliseconds, look) {
            const end = performance.now() + milliseconds;
            let seen;
            do {
              seen = await look();
              if (seen === true) {
                return;
              }
              await pause(50);
            } while (performance.now() < end);
            throw new Error(`${what}, not after ${milliseconds} ms; last seen: ${JSON.stringify(seen)}`);
          }

          window.room = {
            received,

            /** Exactly so many others are in the picture, and of each of them pictures (and sound) go on being decoded from now on. */
            async decodes(count, kinds, milliseconds) {
              const before = new Map();
              await until(`${count} others are decoded (${kinds})`, milliseconds, async () => {
                const now = await received();
                const grown = now.filter((tile) => {
                  const first = before.get(tile.key);
                  if (first === undefined || first.video !== tile.video) {
                    before.set(tile.key, tile);
                    return false;
                  }
                  const sees = !kinds.includes('video') || (tile.frames >= 0 && tile.frames >= Math.max(first.frames, 0) + 5);
                  const hears = !kinds.includes('audio') || (tile.packets >= 0 && tile.packets >= Math.max(first.packets, 0) + 10);
                  return sees && hears;
                });
                return (now.length === count && grown.length === count) || now;
              });
            },

            /** No picture (or sound) arrives of anybody: two readings, a second apart, are the same. */
            silent: (kind, milliseconds) => until(`no ${kind} arrives`, milliseconds, async () => {
              const sum = async () => (await received()).reduce((total, tile) => total + Math.max(0, tile[kind]), 0);
              const first = await sum();
              await pause(1000);
              const second = await sum();
              return first === second || [first, second];
            }),

            /** Italian words on a page that is in another language; what says that it is Italian may be. */
            italian() {
              const words = /(?<![\p{L}])(il|lo|gli|della|delle|dell|nella|nell|che|non|è|una|sono|alla|all|dal|può|appuntamento|videocamera|microfono|funzionario|ufficio|esci|aiuto|impostazioni|partecipanti|scriva|invia|prosegui|entra|attesa|orario|giorno|chiudi|annulla)(?![\p{L}])/iu;
              const found = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
                const element = node.parentElement;
                if (element.closest('[lang=it], script, noscript, style') === null && element.checkVisibility() && words.test(node.data)) {
                  found.push(node.data.trim());
                }
              }
              for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
                for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
                  const value = element.getAttribute(name) ?? '';
                  if (element.closest('[lang=it]') === null && words.test(value)) {
                    found.push(`${name}: ${value}`);
                  }
                }
              }
              return found;
            },

            /** Controls that are shown but cannot be reached: outside the screen's width, covered, or smaller than 24 px. */
            unreachable() {
              const all = [...document.querySelectorAll('button, a[href], input, select, textarea, summary')];
              return all.filter((element) => element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })).flatMap((element) => {
                const target = element.matches('.form-check input') ? element.labels?.[0] ?? element : element;
                target.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
                const box = target.getBoundingClientRect();
                const name = (element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent).trim().slice(0, 60);
                if (box.width === 0 || element.matches('.visually-hidden-focusable, .visually-hidden')) {
                  return [];
                }
                const problems = [];
                if (box.left < -1 || box.right > document.documentElement.clientWidth + 1) {
                  problems.push(`out of the screen (${Math.round(box.left)} to ${Math.round(box.right)})`);
                }
                const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + box.height / 2);
                if (at !== null && !target.contains(at) && !at.contains(target) && at.closest('label')?.control !== element) {
                  problems.push(`under ${at.tagName.toLowerCase()}.${at.className}`);
                } else if (at === null) {
                  problems.push('cannot be scrolled to');
                }
                return problems.map((problem) => `${element.tagName.toLowerCase()} "${name}" ${problem}`);
              });
            },
          };
        })();
        """;
}
