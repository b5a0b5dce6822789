"use strict";
// Numbers, times and bytes as people read them.
(() => {
  const THIN = "\u202f";

  const number = (n) => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, THIN);

  /** Nanoseconds as a length of time with its unit. */
  function time(nanos) {
    const size = Math.abs(nanos);
    const [value, unit] =
      size < 1e3 ? [nanos, "ns"] : size < 1e6 ? [nanos / 1e3, "µs"]
        : size < 1e9 ? [nanos / 1e6, "ms"] : [nanos / 1e9, "s"];
    const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
    return Number(value.toFixed(digits)) + THIN + unit;
  }

  /** Bytes from base64. */
  function bytes(base64) {
    const text = atob(base64);
    return Uint8Array.from(text, (c) => c.charCodeAt(0));
  }

  Handshake.format = {
    number,
    time,
    bytes,
    /** A place in time, in seconds to the microsecond. */
    clock: (nanos) => (nanos / 1e9).toFixed(6),
    count: (n) => Handshake.words.count("bytes", n),
    hex: (n) => n.toString(16).padStart(2, "0"),
    /** What a hex dump shows beside a byte. */
    ascii: (n) => (n >= 32 && n < 127 ? String.fromCharCode(n) : "·"),
  };
})();
