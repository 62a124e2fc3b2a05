(function () {
  var root = document.documentElement;
  var dark = window.matchMedia('(prefers-color-scheme: dark)');
  function keep(name, value) { try { localStorage.setItem('shouwen-' + name, value); } catch (e) { return; } }
  function kept(name) { try { return localStorage.getItem('shouwen-' + name); } catch (e) { return null; } }
  function language(value) { root.lang = value; document.title = document.getElementById('title-' + value).textContent; }
  function theme(value) { root.dataset.theme = value; }
  theme(kept('theme') || (dark.matches ? 'dark' : 'light'));
  language(kept('language') || ((navigator.language || '').toLowerCase().indexOf('zh') === 0 ? 'zh' : 'en'));
  document.getElementById('language').addEventListener('click', function () {
    var next = root.lang === 'zh' ? 'en' : 'zh'; language(next); keep('language', next);
  });
  document.getElementById('theme').addEventListener('click', function () {
    var next = root.dataset.theme === 'dark' ? 'light' : 'dark'; theme(next); keep('theme', next);
  });
})();
