# 창을 열 수 없는 컴퓨터에서 표준 오류로 출력합니다.
bare-display = 창을 띄울 화면이 없으므로 WAYLAND_DISPLAY나 DISPLAY를 설정해야 합니다. ‘taskwright check 파일’은 화면이 없어도 동작합니다.
bare-libraries = 창에 { $libraries } 라이브러리가 필요합니다. Debian과 Ubuntu에서는 ‘apt install { $packages }’로 설치합니다. ‘taskwright check 파일’은 창이 없어도 동작합니다.
bare-unreachable = { $display } 화면이 응답하지 않으므로 화면을 시작하거나 이 사용자에게 창을 띄울 권한을 주어야 합니다. ‘taskwright check 파일’은 화면이 없어도 동작합니다.
bare-graphics = 창을 그릴 수 없습니다({ $reason }). 그래픽 드라이버를 확인하고, Debian과 Ubuntu에서는 ‘apt install libgl1-mesa-dri’로 설치합니다. ‘taskwright check 파일’은 창이 없어도 동작합니다.
