"use strict";
(() => { Handshake.graph = { start() {} }; })();
