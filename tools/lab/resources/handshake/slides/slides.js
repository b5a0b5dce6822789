// Turns the sections of a page into slides. Without it the page is a scroll of all of them.
'use strict';
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll('section')];
  const where = document.querySelector('.where');
  const bar = document.querySelector('.progress i');
  const timer = document.querySelector('.timer');
  const isDesk = new URLSearchParams(location.search).has('presenter');
  let other = isDesk ? window.opener : null; // the window that shows what this one does
  let now = 0;

  const keep = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      localStorage.setItem(key, value);
    } catch { /* a browser that keeps nothing: the choice lasts as long as the page */ }
    return null;
  };

  function show(index, tell = true) {
    now = Math.max(0, Math.min(slides.length - 1, index));
    slides.forEach((slide, i) => {
      slide.classList.toggle('now', i === now);
      slide.classList.toggle('then', isDesk && i === now + 1);
    });
    where.textContent = `${now + 1} / ${slides.length}`;
    bar.style.width = `${((now + 1) / slides.length) * 100}%`;
    history.replaceState(null, '', `#${now + 1}`);
    const language = document.querySelector('.language');
    if (language) language.hash = `#${now + 1}`;
    if (tell && other && !other.closed) other.postMessage({ handshake: 'show', index: now }, '*');
  }

  function overview(on = !root.classList.contains('overview')) {
    if (isDesk) return;
    root.classList.toggle('overview', on);
    slides.forEach(slide => (on ? slide.setAttribute('tabindex', '0') : slide.removeAttribute('tabindex')));
    if (on) slides[now].focus();
    else scrollTo(0, 0);
  }

  function theme(dark) {
    root.classList.toggle('dark', dark);
  }

  const doing = {
    previous: () => show(now - 1),
    next: () => show(now + 1),
    overview: () => overview(),
    presenter: () => {
      const url = new URL(location.href);
      url.search = '?presenter';
      other = window.open(url, 'handshake-presenter', 'width=1200,height=760');
    },
    theme: () => {
      const dark = !root.classList.contains('dark');
      theme(dark);
      keep('handshake-theme', dark ? 'dark' : 'light');
    },
    print: () => print(),
    pause: () => clock.pause(),
    zero: () => clock.zero(),
  };

  const clock = (() => {
    let since = 0;
    let before = 0;
    const elapsed = () => before + (since ? Date.now() - since : 0);
    const draw = () => {
      const seconds = Math.floor(elapsed() / 1000);
      timer.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      document.querySelector('.time').textContent =
        new Date().toLocaleTimeString(root.lang, { hour: '2-digit', minute: '2-digit' });
      if (other && !other.closed) other.postMessage({ handshake: 'here' }, '*');
    };
    return {
      start() { since = Date.now(); draw(); setInterval(draw, 500); },
      pause() { before = elapsed(); since = since ? 0 : Date.now(); draw(); },
      zero() { before = 0; since = since ? Date.now() : 0; draw(); },
    };
  })();

  const keys = {
    ArrowRight: 'next', ArrowDown: 'next', PageDown: 'next', ' ': 'next', n: 'next',
    ArrowLeft: 'previous', ArrowUp: 'previous', PageUp: 'previous', b: 'previous',
    o: 'overview', p: 'presenter', d: 'theme',
  };

  addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onButton = event.target.closest('button, a');
    if (onButton && (event.key === ' ' || event.key === 'Enter')) return;
    const inOverview = root.classList.contains('overview');
    if (event.key === 'Home') show(0);
    else if (event.key === 'End') show(slides.length - 1);
    else if (event.key === 'Escape') overview(!inOverview);
    else if (event.key === 'Enter' && inOverview) choose(event.target.closest('section'));
    else if (keys[event.key]) doing[keys[event.key]]();
    else return;
    event.preventDefault();
    if (inOverview && root.classList.contains('overview')) slides[now].focus();
  });

  function choose(slide) {
    if (slide) show(slides.indexOf(slide));
    overview(false);
  }

  document.addEventListener('click', event => {
    const button = event.target.closest('[data-do]');
    if (button) doing[button.dataset.do]();
    else if (root.classList.contains('overview')) {
      const slide = event.target.closest('section');
      if (slide) choose(slide);
    }
  });

  let touched = null;
  addEventListener('touchstart', event => { touched = event.changedTouches[0]; }, { passive: true });
  addEventListener('touchend', event => {
    const way = touched ? event.changedTouches[0].clientX - touched.clientX : 0;
    if (Math.abs(way) > 60) show(now + (way < 0 ? 1 : -1));
  }, { passive: true });

  addEventListener('message', event => {
    const said = event.data;
    if (!said || typeof said !== 'object' || !said.handshake) return;
    if (event.source !== window) other = event.source; // after a reload it is found again
    if (said.handshake === 'show') show(Number(said.index) || 0, false);
  });
  addEventListener('hashchange', () => show(Number(location.hash.slice(1)) - 1));

  const kept = keep('handshake-theme');
  theme(kept ? kept === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches);
  addEventListener('beforeprint', () => theme(false));
  root.classList.add('js');
  if (isDesk) {
    root.classList.add('desk');
    document.querySelector('aside.desk').hidden = false;
    clock.start();
  }
  show((Number(location.hash.slice(1)) || 1) - 1, false);
})();
