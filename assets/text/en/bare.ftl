# A machine on which no window can open; printed to standard error.
bare-display = No display was found for the window: set WAYLAND_DISPLAY or DISPLAY. “taskwright check FILE” works without one.
bare-libraries = The window needs { $libraries }: on Debian and Ubuntu, run “apt install { $packages }”. “taskwright check FILE” works without a window.
