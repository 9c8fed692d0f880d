// The household's page, and its building's group, made quick: what is written appears at once, is kept until it has arrived, and answers come
// by themselves. Without this script the page works as plain forms. Nothing here makes markup out of text.
(function () {
  "use strict";

  var body = document.body;
  var say = body.dataset;
  var log = document.getElementById("log");
  var scroller = document.getElementById("scroller");
  var footer = document.querySelector("footer");
  var form = document.getElementById("say");
  var input = document.getElementById("text");
  var offline = document.getElementById("offline");
  var problem = document.getElementById("problem");
  var newer = document.getElementById("newer");
  var board = document.getElementById("board"); // of a group
  var answered = document.getElementById("answered");
  var here = location.pathname.replace(/\/+$/, "");
  var WAITS = [1, 2, 4, 8, 15]; // seconds before trying again

  function make(tag, className, text) {
    var element = document.createElement(tag);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  // --- the unsent: kept on the phone until the server has them, also over a reload -------------------------------

  var shelf = "louzhang-page-" + say.page;
  var unsent = read();

  function read() {
    try {
      var kept = JSON.parse(localStorage.getItem(shelf) || "[]");
      return Array.isArray(kept) ? kept.filter(function (one) { return one && typeof one.id === "string"; }) : [];
    } catch (error) {
      return [];
    }
  }

  function keep() {
    try {
      if (unsent.length) localStorage.setItem(shelf, JSON.stringify(unsent));
      else localStorage.removeItem(shelf);
    } catch (error) {
      // No room or not allowed: it is kept as long as the page is open.
    }
  }

  function forget(id) {
    unsent = unsent.filter(function (one) { return one.id !== id; });
    keep();
  }

  function newId() {
    var bytes = new Uint8Array(16);
    crypto.getRandomValues(bytes);
    return Array.prototype.map.call(bytes, function (byte) { return ("0" + byte.toString(16)).slice(-2); }).join("");
  }

  // --- sending, one after another, in order ----------------------------------------------------------------------

  var sending = false;
  var failures = 0;
  var later = 0;

  function put(message) {
    message.id = newId();
    unsent.push(message);
    keep();
    drawPending(message);
    toEnd();
    send();
  }

  function send() {
    if (sending || !unsent.length) return;
    clearTimeout(later);
    sending = true;
    var message = unsent[0];
    var request = { id: message.id };
    if (message.choice) {
      request.choice = message.choice;
      request.letter = message.letter;
    } else {
      request.text = message.text;
    }
    post(request).then(
      function (answer) {
        sending = false;
        failures = 0;
        settle(message, answer);
        send();
      },
      function () {
        sending = false;
        mark(message.id, say.unsent, true);
        later = setTimeout(send, WAITS[Math.min(failures, WAITS.length - 1)] * 1000);
        failures += 1;
      }
    );
  }

  // Resolves with what the server decided; rejects where it may be tried again.
  function post(request) {
    var cut = window.AbortController ? new AbortController() : null;
    var timer = setTimeout(function () { if (cut) cut.abort(); }, 20000);
    var options = {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(request),
      credentials: "same-origin",
    };
    if (cut) options.signal = cut.signal;
    return fetch(here, options).then(
      function (response) {
        clearTimeout(timer);
        if (response.status >= 500 || response.status === 429 || response.status === 408) throw new Error("later");
        if (response.status === 404) {
          location.reload();
          throw new Error("closed");
        }
        return response.json().catch(function () { return {}; }).then(function (said) {
          return {
            ok: response.ok,
            status: response.status,
            text: said.text || "",
            hidden: said.shown === false,
            answered: said.answered === true,
          };
        });
      },
      function (error) {
        clearTimeout(timer);
        throw error;
      }
    );
  }

  function settle(message, answer) {
    forget(message.id);
    if (answer.ok) {
      mark(message.id, "", false);
      if (answer.hidden) remove(pending(message.id));
      if (answer.answered) lead(message);
      return;
    }
    remove(pending(message.id));
    if (message.choice) {
      pressed = "";
    } else {
      input.value = input.value ? message.text + "\n" + input.value : message.text;
      grow();
    }
    complain(answer.text);
    tray();
  }

  // What concerns one person is answered in private, on the other page: a button leads there, words say so.
  function lead(message) {
    if (message.choice && !unsent.length) location.assign(say.home);
    else answered.hidden = false;
  }

  function complain(text) {
    problem.textContent = text;
    problem.hidden = !text;
  }

  // --- lines -----------------------------------------------------------------------------------------------------

  function pending(id) {
    return document.getElementById("p-" + id);
  }

  function drawPending(message) {
    if (pending(message.id)) return;
    var line = make("div", "line me pending fresh");
    line.id = "p-" + message.id;
    line.appendChild(bubble({ who: "me", lang: document.documentElement.lang, runs: [[message.text, false, ""]] }));
    var state = make("span", "state");
    line.appendChild(state);
    log.appendChild(line);
    // Most are there within a moment; only one that takes longer needs words.
    setTimeout(function () {
      if (!state.textContent && line.classList.contains("pending")) mark(message.id, say.sending, false);
    }, 1500);
  }

  function mark(id, text, late) {
    var line = pending(id);
    if (!line) return;
    if (!text) line.classList.remove("pending");
    var state = line.querySelector(".state");
    state.textContent = text;
    state.className = late ? "state late" : "state";
    stay();
  }

  function remove(element) {
    if (!element) return;
    var day = element.previousElementSibling;
    var next = element.nextElementSibling;
    log.removeChild(element);
    if (day && day.classList.contains("day") && !(next && next.classList.contains("line"))) log.removeChild(day);
  }

  function draw(line) {
    if (line.who === "gone") {
      remove(document.getElementById(line.id) || (line.own ? pending(line.own) : null));
      if (line.own) forget(line.own);
      return;
    }
    if (line.pinned && board) {
      var shown = board.querySelector("p:not(.banner)");
      if (shown) board.replaceChild(words(line), shown);
      else board.insertBefore(words(line), board.firstChild);
      board.hidden = false;
      return;
    }
    if (line.living && board) hang(line);
    var empty = document.getElementById("empty");
    if (empty) log.removeChild(empty);
    var known = document.getElementById(line.id) || former(line);
    if (known && line.living && saidAnew(known, line)) {
      log.removeChild(known);
      known = null;
    }
    if (known) {
      if (line.living) reword(known, line);
      else if (line.mark) drawMark(known);
      return;
    }
    // What we have drawn as pending becomes the line itself, so that nothing is read aloud twice.
    var element = line.own ? pending(line.own) : null;
    if (line.own) forget(line.own);
    if (element) {
      element.className = "line me";
      element.removeChild(element.querySelector(".state"));
      element.querySelector(".words").lang = line.lang;
    } else {
      element = make("div", "line " + line.who + " fresh");
      element.appendChild(bubble(line));
    }
    element.id = line.id;
    element.dataset.at = line.at;
    element.dataset.day = line.day;
    if (line.living) element.dataset.living = line.living;
    if (line.mark) drawMark(element);
    var time = make("time", "", line.time);
    time.dateTime = line.at;
    element.appendChild(time);
    place(element);
  }

  // The first words of what is pinned stand below the board; of what is pinned no more they are taken down.
  function hang(line) {
    var hung = Array.prototype.filter.call(
      board.querySelectorAll(".banner"), function (one) { return one.dataset.living === line.living; })[0];
    if (hung) board.removeChild(hung);
    if (line.banner) {
      var banner = make("p", "words banner", line.banner);
      banner.lang = line.lang;
      banner.dataset.living = line.living;
      board.appendChild(banner);
    }
    board.hidden = !board.querySelector("p");
  }

  // Where a living message stands whose newest wording this is.
  function former(line) {
    var standing = line.living ? log.querySelectorAll("[data-living]") : [];
    return Array.prototype.filter.call(standing, function (one) { return one.dataset.living === line.living; })[0];
  }

  // It was said once more, at the end: it stands where it was said now. What is only reworded keeps its moment, give
  // or take the moment that it took to go out.
  function saidAnew(element, line) {
    return Date.parse(line.at) - Date.parse(element.dataset.at) > 2000;
  }

  function reword(element, line) {
    var before = labels(element);
    var answered = pressed === element.id;
    element.id = line.id;
    element.replaceChild(bubble(line), element.querySelector(".bubble"));
    // Other buttons than those of which one was pressed are new questions: they are offered above the input again.
    if (answered) pressed = labels(element) === before ? line.id : "";
  }

  function labels(element) {
    return Array.prototype.map.call(element.querySelectorAll(".choices button"), function (button) {
      return button.value + " " + button.textContent;
    }).join("\n");
  }

  // That we have taken it in: in words, for not every phone and every ear knows a sign.
  function drawMark(element) {
    if (!element.querySelector(".mark")) element.insertBefore(make("span", "mark", say.mark), element.querySelector("time"));
  }

  function bubble(line) {
    var element = make("div", "bubble");
    if (line.who === "home" || line.who === "near") element.appendChild(make("span", "name", line.name));
    else if (line.who === "bot" && say.home) element.appendChild(make("span", "name", say.bot));
    else element.appendChild(make("span", "aloud", line.who === "me" ? say.you : say.bot));
    element.appendChild(words(line));
    if (line.file) element.appendChild(file(line));
    if (line.choices && line.choices.length) element.appendChild(choices(line.letter, line.choices, "small"));
    return element;
  }

  function words(line) {
    var text = make("p", "words");
    text.lang = line.lang;
    line.runs.forEach(function (run) {
      var node = document.createTextNode(run[0]);
      if (run[1]) node = wrap("b", node);
      if (run[2] && /^https?:\/\//i.test(run[2])) {
        node = wrap("a", node);
        node.href = run[2];
        node.rel = "noopener noreferrer";
        node.target = "_blank";
      }
      text.appendChild(node);
    });
    return text;
  }

  function wrap(tag, node) {
    var element = make(tag);
    element.appendChild(node);
    return element;
  }

  function file(line) {
    var address = here + "/file/" + line.letter;
    var element;
    if (line.file.picture) {
      element = make("img", "picture");
      element.onload = stay;
      element.alt = line.file.alt;
      element.src = address;
    } else {
      element = make("a", "file", line.file.name);
      element.href = address;
      element.download = "";
    }
    return element;
  }

  function choices(letter, list, kind) {
    var group = make("div", "choices " + kind);
    list.forEach(function (choice) {
      var button = make("button", "", choice[1]);
      button.type = "button";
      button.name = "choice";
      button.value = choice[0];
      button.dataset.letter = letter;
      group.appendChild(button);
    });
    return group;
  }

  // By time; what is pending stays last. A day's name stands before its first line.
  function place(element) {
    var at = Date.parse(element.dataset.at);
    var after = null;
    var lines = log.querySelectorAll(".line[data-at]");
    for (var index = lines.length - 1; index >= 0 && !after; index -= 1) {
      if (lines[index] !== element && Date.parse(lines[index].dataset.at) <= at) after = lines[index];
    }
    if (!after || after.dataset.day !== element.dataset.day) {
      var next = after ? after.nextElementSibling : log.firstElementChild;
      if (next && next.classList.contains("day") && next.textContent === element.dataset.day) {
        after = next;
      } else {
        after = log.insertBefore(make("h2", "day", element.dataset.day), next);
      }
    }
    if (after.nextElementSibling !== element) log.insertBefore(element, after.nextElementSibling);
  }

  // The newest letter's buttons stand above the input until one is pressed.
  var pressed = "";
  var byKeyboard = false;

  function tray() {
    var letters = log.querySelectorAll(".line.bot");
    var newest = letters[letters.length - 1];
    Array.prototype.forEach.call(log.querySelectorAll(".newest"), function (line) {
      if (line !== newest) line.classList.remove("newest");
    });
    var old = footer.querySelector(".tray");
    var small = newest && newest.querySelector(".choices");
    var hidden = !small || pressed === newest.id;
    if (newest) newest.classList.toggle("newest", !hidden);
    if (old && !hidden && old.dataset.line === newest.id) return;
    var held = old && old.contains(document.activeElement);
    if (old) footer.removeChild(old);
    if (!hidden) {
      var list = Array.prototype.map.call(small.querySelectorAll("button"), function (button) {
        return [button.value, button.textContent];
      });
      var group = choices(newest.id.slice(1), list, "tray");
      group.dataset.line = newest.id;
      group.setAttribute("role", "group");
      group.setAttribute("aria-label", say.choices);
      footer.insertBefore(group, form);
    }
    // After a tap not the input: that would bring the phone's keyboard up.
    if (held) (byKeyboard ? input : scroller).focus({ preventScroll: true });
  }

  // --- scrolling -------------------------------------------------------------------------------------------------

  var following = true;

  function isAtEnd() {
    return log.getBoundingClientRect().bottom - scroller.getBoundingClientRect().bottom < 80;
  }

  function toEnd() {
    newer.hidden = true;
    following = true;
    scroller.scrollTop = scroller.scrollHeight; // its end, whether a browser counts a reversed column up or down
  }

  function stay() {
    if (following) toEnd();
  }

  scroller.addEventListener("scroll", function () {
    following = isAtEnd();
    if (following) newer.hidden = true;
  });
  newer.addEventListener("click", toEnd);

  // --- the stream ------------------------------------------------------------------------------------------------

  var stream = null;
  var again = 0;
  var refusals = 0;
  var bar = 0;
  var alive = 0;
  var queue = [];

  function last() {
    var lines = log.querySelectorAll(".line[data-at]");
    return lines.length ? lines[lines.length - 1].id : "";
  }

  function connect() {
    clearTimeout(again);
    if (stream) stream.close();
    alive = Date.now();
    stream = new EventSource(here + "/events?after=" + last());
    stream.onopen = function () {
      alive = Date.now();
      refusals = 0;
      clearTimeout(bar);
      bar = 0;
      offline.hidden = true;
      failures = 0;
      send();
    };
    stream.onmessage = function (event) {
      alive = Date.now();
      queue.push(JSON.parse(event.data));
      if (queue.length === 1) setTimeout(flush, 0); // many lines at once are drawn in one go
    };
    stream.addEventListener("beat", function () { alive = Date.now(); });
    stream.addEventListener("closed", function () { location.reload(); });
    stream.onerror = function () {
      if (!bar) bar = setTimeout(function () { offline.hidden = false; }, 1500);
      if (stream.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
      again = setTimeout(reconnect, WAITS[Math.min(refusals, WAITS.length - 1)] * 1000);
      refusals += 1;
    };
  }

  // The browser does not say why it was refused: ask whether the page is still ours.
  function reconnect() {
    fetch(here, { method: "HEAD", credentials: "same-origin" }).then(
      function (response) {
        if (response.status === 404) location.reload();
        else connect();
      },
      connect
    );
  }

  function flush() {
    var wasAtEnd = following || isAtEnd();
    var other = false;
    queue.splice(0).forEach(function (line) {
      if (!document.getElementById(line.id) && !line.living && line.who !== "me" && line.who !== "gone") other = true;
      draw(line);
    });
    tray();
    if (wasAtEnd) toEnd();
    else if (other) newer.hidden = false;
  }

  function wakeUp() {
    if (document.visibilityState === "hidden") return;
    if (!stream || stream.readyState === EventSource.CLOSED || Date.now() - alive > 40000) connect();
    send();
  }

  setInterval(wakeUp, 10000);
  window.addEventListener("online", wakeUp);
  document.addEventListener("visibilitychange", wakeUp);
  window.addEventListener("pageshow", function (event) { if (event.persisted) connect(); });
  window.addEventListener("pagehide", function () { if (stream) stream.close(); });

  // --- the input -------------------------------------------------------------------------------------------------

  function grow() {
    input.style.height = "auto";
    input.style.height = input.scrollHeight + 4 + "px";
  }

  function submit() {
    var text = input.value.replace(/\r\n/g, "\n");
    if (!text.trim()) return;
    // Characters, as the server counts them.
    if (Array.from(text).length > Number(say.most)) {
      complain(say.long);
      return;
    }
    complain("");
    input.value = "";
    grow();
    put({ text: text });
    input.focus();
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    submit();
  });
  input.addEventListener("keydown", function (event) {
    // While a word is being put together (pinyin), Enter belongs to the keyboard.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    submit();
  });
  input.addEventListener("input", grow);

  document.addEventListener("click", function (event) {
    var button = event.target.closest ? event.target.closest("button[name]") : null;
    if (!button) return;
    if (button.name === "choice") {
      event.preventDefault();
      byKeyboard = event.detail === 0;
      var line = document.getElementById("l" + button.dataset.letter);
      if (line && line.classList.contains("newest")) pressed = line.id;
      complain("");
      put({ text: button.textContent.trim(), choice: button.value, letter: Number(button.dataset.letter) });
      tray();
    } else if (button.name === "text") {
      event.preventDefault();
      complain("");
      put({ text: button.value });
    }
  });

  // A keyboard that covers the page instead of shrinking it (iPhone).
  if (window.visualViewport) {
    window.visualViewport.addEventListener("resize", function () {
      var covered = window.innerHeight - window.visualViewport.height;
      body.style.height = covered > 100 && window.visualViewport.scale < 1.01 ? window.visualViewport.height + "px" : "";
      if (covered > 100) window.scrollTo(0, 0);
      stay();
    });
  }

  // --- begin -----------------------------------------------------------------------------------------------------

  Array.prototype.forEach.call(log.querySelectorAll("[data-own]"), function (line) { forget(line.dataset.own); });
  unsent.forEach(drawPending);
  Array.prototype.forEach.call(log.querySelectorAll("img"), function (image) { image.onload = stay; });
  tray();
  grow();
  toEnd();
  connect();
  send();
})();
