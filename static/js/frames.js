// A frame with an example becomes as high as what stands in it; without script it scrolls.
for (const frame of document.querySelectorAll(".example-frame")) {
  const fit = () => {
    frame.height = frame.contentDocument.documentElement.scrollHeight;
  };
  frame.addEventListener("load", fit);
  if (frame.contentDocument?.readyState === "complete") fit();
}
