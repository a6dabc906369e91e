# A machine on which no window can open; printed to standard error.
bare-display = No display was found for the window: set WAYLAND_DISPLAY or DISPLAY. “taskwright check FILE” works without one.
bare-libraries = The window needs { $libraries }: on Debian and Ubuntu, run “apt install { $packages }”. “taskwright check FILE” works without a window.
bare-unreachable = The display { $display } did not answer: start it, or allow this user to open windows on it. “taskwright check FILE” works without one.
bare-graphics = The window could not be drawn ({ $reason }): check the graphics driver; on Debian and Ubuntu, run “apt install libgl1-mesa-dri”. “taskwright check FILE” works without a window.
