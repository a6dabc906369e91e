### Signing in to IAM Identity Center from the window.

sign-in = Sign in…
sign-in-begins = Asking AWS for a code
sign-in-compare = Approve the sign-in in the browser, at { $host }. Do it only if the page shows this code:
sign-in-browser = Open the browser
sign-in-copy = Copy the address
sign-in-left = { $minutes ->
    [one] The code is good for 1 more minute.
   *[other] The code is good for { $minutes } more minutes.
}
sign-in-cancel = Cancel the sign-in
