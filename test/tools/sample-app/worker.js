void fetch('numbers')
  .then((response) => response.text())
  .then((text) => postMessage(text.length))
