// Text whose colour differs too little from what is behind it, by WCAG's contrast ratio.
(() => {
  const LEAST = 4.5;

  const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});

  /** Any CSS colour over an opaque one, as 0..255. */
  function over(behind, css) {
    canvas.fillStyle = `rgb(${behind.join(' ')})`;
    canvas.fillRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }

  function background(element) {
    const behind = element.parentElement ? background(element.parentElement) : [255, 255, 255];
    return over(behind, getComputedStyle(element).backgroundColor);
  }

  function luminance(rgb) {
    const [r, g, b] = rgb.map((c) => c / 255)
      .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
    const behind = background(element);
    const [low, high] = [behind, over(behind, getComputedStyle(element).color)]
      .map(luminance).sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < LEAST) {
      found.push(`${ratio.toFixed(2)} ${element.tagName}.${element.className} ${texts.currentNode.data.trim()}`);
    }
  }
  return found;
})()
