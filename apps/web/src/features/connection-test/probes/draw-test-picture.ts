const framesPerSecond = 15;
const size = { width: 320, height: 240 };
const squares = 60;

/** A picture that changes all the time, so that there is something to send. */
export function drawTestPicture() {
  const canvas = Object.assign(document.createElement('canvas'), size);
  const context = canvas.getContext('2d');
  const draw = () => {
    for (let square = 0; square < squares; square++) {
      if (!context) return;
      context.fillStyle = `hsl(${Math.random() * 360} 70% 50%)`;
      context.fillRect(Math.random() * size.width, Math.random() * size.height, 32, 24);
    }
  };
  draw();
  const timer = setInterval(draw, 1000 / framesPerSecond);
  const stream = canvas.captureStream(framesPerSecond);
  return {
    stream,
    stop() {
      clearInterval(timer);
      for (const track of stream.getTracks()) track.stop();
    },
  };
}
