"""A small drawing and sound studio for the demo pictures, videos and audio."""
