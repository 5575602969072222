# /round: where each round stands, and the button that moves it on.

round-title = <b>巡察轮次</b>
round-line = { $name }：{ $phase }阶段
round-none = 还没有巡察轮次。请联系管理员载入本轮安排。
button-phase = 将{ $name }转入{ $phase }
