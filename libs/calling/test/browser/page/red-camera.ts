const framesPerSecond = 8;

/** Chromium's fake cameras show much the same: pages see red in place of what the second one shows. */
export function makeSecondCameraRed(): void {
  const { mediaDevices } = navigator;
  const open = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async (constraints) => {
    const stream = await open(constraints);
    const [camera] = stream.getVideoTracks();
    if (camera?.label !== 'fake_device_1') return stream;
    return new MediaStream([...stream.getAudioTracks(), paintRed(camera)]);
  };
}

function paintRed(camera: MediaStreamTrack): MediaStreamTrack {
  const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
  const context = canvas.getContext('2d');
  const [red] = canvas.captureStream(framesPerSecond).getVideoTracks();
  if (!context || !red) throw new Error('This browser captures no canvas.');
  const timer = setInterval(() => {
    if (red.readyState === 'ended') {
      clearInterval(timer);
      return camera.stop();
    }
    context.fillStyle = 'red';
    context.fillRect(0, 0, canvas.width, canvas.height);
  }, 1000 / framesPerSecond);
  return red;
}
